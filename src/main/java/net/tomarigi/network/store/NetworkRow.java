package net.tomarigi.network.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import net.tomarigi.network.Network;
import net.tomarigi.network.Policy;
import net.tomarigi.network.Weights;

@Entity
@Table(name = "network")
class NetworkRow {
    @Id
    String id;

    String name;
    String municipality;

    @Column(name = "roll_over_hour")
    short rollOverHour;

    @Column(name = "fresh_hours")
    int freshHours;

    @Column(name = "ageing_hours")
    int ageingHours;

    short nights;

    @Column(name = "public_board")
    boolean publicBoard;

    String weights;

    long version;

    Network toNetwork() {
        return new Network(
                id,
                name,
                municipality,
                new Policy(rollOverHour, freshHours, ageingHours, nights, publicBoard, Weights.of(weights)),
                version);
    }
}
