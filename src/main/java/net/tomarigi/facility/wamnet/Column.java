package net.tomarigi.facility.wamnet;

/** The columns of the file in their order, each as its header names it. */
enum Column {
    AREA_CODE("都道府県コード又は市区町村コード"),
    ID("NO（※システム内の固有の番号、連番）"),
    DESIGNATED_BY("指定機関名"),
    CORPORATION("法人の名称"),
    CORPORATION_KANA("法人の名称_かな"),
    CORPORATION_NUMBER("法人番号"),
    CORPORATION_MUNICIPALITY("法人住所（市区町村）"),
    CORPORATION_ADDRESS("法人住所（番地以降）"),
    CORPORATION_PHONE("法人電話番号"),
    CORPORATION_FAX("法人FAX番号"),
    CORPORATION_URL("法人URL"),
    SERVICE("サービス種別"),
    NAME("事業所の名称"),
    NAME_KANA("事業所の名称_かな"),
    NUMBER("事業所番号"),
    MUNICIPALITY("事業所住所（市区町村）"),
    ADDRESS("事業所住所（番地以降）"),
    PHONE("事業所電話番号"),
    FAX("事業所FAX番号"),
    URL("事業所URL"),
    LATITUDE("事業所緯度"),
    LONGITUDE("事業所経度"),
    OPEN_WEEKDAYS("利用可能な時間帯（平日）"),
    OPEN_SATURDAYS("利用可能な時間帯（土曜）"),
    OPEN_SUNDAYS("利用可能な時間帯（日曜）"),
    OPEN_HOLIDAYS("利用可能な時間帯（祝日）"),
    CLOSED("定休日"),
    REMARKS("利用可能曜日特記事項（留意事項）"),
    PLACES("定員");

    final String header;

    Column(String header) {
        this.header = header;
    }
}
