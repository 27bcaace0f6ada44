import Core

/// The envelope of an answer: context and references of the question, then content or exceptions.
struct Reply {
    let question: Question
    let now: Instant
    /// The platform's own reference of this answer.
    let reference: String

    func answer(_ part: AnswerPart) -> [UInt8] {
        if let refusal = part.refusal { return self.refusal(refusal) }
        return envelope { writer in
            writer.element("Antwoorden") { writer in
                writer.element("Antwoord") { writer in
                    writer.leaf("Referte", question.reference)
                    if let content = part.content { writer.element("Inhoud", content: content) }
                    write(part.anomalies, to: &writer)
                }
            }
        }
    }

    /// An exception of the whole request (level 2).
    func refusal(_ anomaly: Anomaly) -> [UInt8] {
        envelope { writer in write([anomaly], to: &writer) }
    }

    private func envelope(_ content: (inout MessageWriter) -> Void) -> [UInt8] {
        var writer = MessageWriter()
        writer.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
        writer.element("soapenv:Envelope", ("xmlns:soapenv", Question.soap)) { writer in
            writer.element("soapenv:Body") { writer in
                writer.element("v:" + question.root + "Response", ("xmlns:v", question.namespace)) { writer in
                    writer.element("Repliek") { writer in
                        context(&writer)
                        content(&writer)
                    }
                }
            }
        }
        return writer.bytes
    }

    private func context(_ writer: inout MessageWriter) {
        writer.element("Context") { writer in
            writer.leaf("Naam", question.name)
            writer.leaf("Versie", question.version)
            writer.element("Bericht") { writer in
                writer.leaf("Type", "ANTWOORD")
                moment(&writer)
                writer.element("Afzender") { writer in
                    writer.leaf("Identificatie", "vip.vlaanderen.be")
                    writer.leaf("Naam", "MagdaGateway")
                    writer.leaf("Referte", reference)
                }
                question.sender.write(to: &writer)
            }
        }
    }

    private func write(_ anomalies: [Anomaly], to writer: inout MessageWriter) {
        guard !anomalies.isEmpty else { return }
        writer.element("Uitzonderingen") { writer in
            for anomaly in anomalies {
                writer.element("Uitzondering") { writer in write(anomaly, to: &writer) }
            }
        }
    }

    private func write(_ anomaly: Anomaly, to writer: inout MessageWriter) {
        writer.leaf("Identificatie", anomaly.code)
        writer.leaf("Oorsprong", anomaly.origin)
        writer.leaf("Type", anomaly.type)
        moment(&writer)
        writer.leaf("Diagnose", anomaly.diagnosis)
        writer.leaf("Omstandigheid", anomaly.circumstance)
        guard !anomaly.annotations.isEmpty else { return }
        writer.element("Annotaties") { writer in
            for annotation in anomaly.annotations {
                writer.element("Annotatie") { writer in
                    writer.leaf("Naam", annotation.name)
                    writer.leaf("Waarde", annotation.value)
                }
            }
        }
    }

    private func moment(_ writer: inout MessageWriter) {
        let milliseconds = String(now.milliseconds % 1000 + 1000).dropFirst()
        writer.element("Tijdstip") { writer in
            writer.leaf("Datum", BelgianCalendar.date(at: now).text)
            writer.leaf("Tijd", BelgianCalendar.time(at: now) + "." + milliseconds)
        }
    }

    /// A level 1 fault; it has no context, since nothing of the request was understood.
    static func fault(_ code: String, _ text: String) -> [UInt8] {
        var writer = MessageWriter()
        writer.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
        writer.element("soapenv:Envelope", ("xmlns:soapenv", Question.soap)) { writer in
            writer.element("soapenv:Body") { writer in
                writer.element("soapenv:Fault") { writer in
                    writer.leaf("faultcode", "soapenv:" + code)
                    writer.leaf("faultstring", text)
                }
            }
        }
        return writer.bytes
    }
}
