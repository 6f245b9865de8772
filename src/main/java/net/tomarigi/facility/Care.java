package net.tomarigi.facility;

/** Care that a person may need: the 14 items of the official score for medical care (医療的ケアスコア), then other care. */
public enum Care {
    VENTILATOR,
    TRACHEOSTOMY,
    NASAL_AIRWAY,
    OXYGEN,
    SUCTION,
    NEBULISER,
    TUBE_FEEDING,
    CENTRAL_LINE,
    INJECTION,
    GLUCOSE_TEST,
    DIALYSIS,
    CATHETER,
    BOWEL_CARE,
    SEIZURE_TREATMENT,
    MEALS,
    BATHING,
    TOILETING,
    TRANSFER,
    MEDICATION,
    NIGHT_WATCH,
    SIGN_LANGUAGE
}
