/// The answer to one question: its content, what went wrong with it (level 3), or both, since partial answers are
/// normal (FIELD 1.3); or a refusal of the whole request (level 2).
struct AnswerPart {
    var content: ((inout MessageWriter) -> Void)?
    var anomalies: [Anomaly] = []
    var refusal: Anomaly?

    static func content(_ content: @escaping (inout MessageWriter) -> Void) -> AnswerPart {
        AnswerPart(content: content)
    }

    static func anomaly(_ anomaly: Anomaly) -> AnswerPart { AnswerPart(anomalies: [anomaly]) }

    static func refusal(_ anomaly: Anomaly) -> AnswerPart { AnswerPart(refusal: anomaly) }

    func with(_ anomaly: Anomaly) -> AnswerPart {
        var part = self
        part.anomalies.append(anomaly)
        return part
    }
}
