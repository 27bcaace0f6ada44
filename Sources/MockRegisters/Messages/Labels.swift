/// The Dutch labels that the registers send beside their codes; readers go by the code (FIELD 3.3).
enum Labels {
    static let positions = [
        "01": "referentiepersoon", "02": "echtgenoot/echtgenote", "03": "zoon/dochter", "05": "kleinkind",
        "06": "vader/moeder", "09": "broer/zuster", "12": "zonder familieverband", "13": "stiefkind", "21": "partner",
        "22": "wettelijk samenwonende",
    ]
    static let civilStates = [
        "10": "Ongehuwd", "20": "Gehuwd", "30": "Weduwnaar/Weduwe", "40": "Gescheiden",
        "50": "Gescheiden van tafel en bed", "80": "Partnerschap", "90": "Onbepaald",
    ]
    static let fileStates = [
        "992": "Afgeschreven naar het buitenland", "99990": "Overleden",
        "99991": "Afvoering van ambtswege (ambtshalve schrapping).", "99996": "Afwezig verklaard",
    ]
    static let nationalities = ["150": "Belg", "354": "Marokko", "711": "Onbepaald", "822": "Erkend vluchteling"]
    static let referenceSituations = ["0010": "OCMW", "0011": "Particulier", "0020": "Mobiele woning"]
    static let rights = ["VE": "Volle eigendom", "VG": "Vruchtgebruik", "NE": "Naakte eigendom", "ERFP": "Erfpacht"]
    static let levels = ["1": "Kleuteronderwijs", "2": "Lager onderwijs", "3": "Secundair onderwijs"]
    static let benefits = [
        "BASIS": "Basisbedrag", "SOCIAAL": "Sociale toeslag", "KLEUTER": "Kleutertoeslag",
        "ZORG_SPECIALE_NODEN": "Zorgtoeslag specifieke ondersteuningsbehoefte",
        "PARTICIPATIE_UNIVERSEEL": "Universele participatietoeslag",
    ]
    static let measures = ["VOP": "Vlaamse Ondersteuningspremie", "MWA": "Maatwerk bij collectieve inschakeling"]
    static let supportStates = [
        "TG": "Toegekend", "GG": "Goedgekeurd", "IB": "In behandeling", "GW": "Geweigerd", "AF": "Afgesloten",
    ]
}
