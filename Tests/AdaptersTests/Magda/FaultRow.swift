import Testing

/// An exception of MAGDA or of a source behind it, and what is to come of it (FIELD 1.3).
struct FaultRow: Sendable, CustomTestStringConvertible {
    enum Kind: String, CaseIterable {
        case notFound, partialNotFound, noFurther, cutShort, busy, away, notAuthorised, notInscribed, clientError
        case identity, filtered, anomaly, done
    }

    let kind: Kind
    let origin: String
    let code: String
    var type = "FOUT"

    var testDescription: String { "\(kind.rawValue) \(origin) \(code)" }

    static func rows(_ kind: Kind, _ origins: [String], _ codes: [String], _ type: String = "FOUT") -> [FaultRow] {
        origins.flatMap { origin in
            codes.map { FaultRow(kind: kind, origin: origin, code: $0, type: type) }
        }
    }

    private static let platform = ["MAGDA", "RR", "KSZ"]

    static let all =
        rows(.notFound, ["MAGDA", "RR", "KSZ", "AAPD", "WSE"], ["30001"])
        + rows(.notFound, ["LED"], ["40000"]) + rows(.notFound, ["DHO"], ["50030"])
        + rows(.notFound, ["MAGDA"], ["40046"], "INFORMATIE") + rows(.notFound, ["KSZ"], ["70001"], "WAARSCHUWING")
        + rows(.partialNotFound, ["DHO2", "DVNCI", "Disci"], ["30101"])
        + rows(.noFurther, ["MAGDA"], ["30016", "30040"], "INFORMATIE")
        + rows(.cutShort, ["MAGDA"], ["30030"], "WAARSCHUWING")
        + rows(.busy, platform, ["99996", "99995"]) + rows(.busy, ["LED"], ["90000"])
        + rows(.away, platform, ["99997", "99994", "60006", "60007", "60009", "60018"])
        + rows(.away, ["MAGDA"], ["60003"])
        + rows(.notAuthorised, platform, ["40006", "60011", "60013", "40001", "40005", "40206", "16018"])
        + rows(.notInscribed, platform, ["13202", "13252", "40003", "MSG00012", "MSG00021"])
        + rows(
            .clientError, platform,
            [
                "20002", "20110", "30032", "30014", "30106", "48074", "48181", "445810", "25001", "25002", "40102",
            ])
        + rows(.identity, platform, ["30004", "30002", "40200", "40101", "40140"], "WAARSCHUWING")
        + rows(.filtered, platform, ["15021"])
        + rows(
            .anomaly, platform,
            [
                "30042", "99984", "99981", "99983", "99986", "40098", "40099", "40103", "40104", "40105", "40106",
                "40107", "40108", "40109", "40110", "40111", "40112", "45016", "48220", "48221", "48222", "48223",
                "48224", "49021",
            ], "WAARSCHUWING")
        + rows(.anomaly, ["GEBRG"], ["45707", "45710"], "WAARSCHUWING")
        + rows(.anomaly, ["GEBRG"], ["45713", "45720"]) + rows(.done, ["MAGDA"], ["40143"], "WAARSCHUWING")
        // A pair that stands nowhere is read by its type.
        + rows(.anomaly, ["XYZ"], ["12345"], "WAARSCHUWING") + rows(.noFurther, ["XYZ"], ["12345"], "INFORMATIE")
}
