import Core

/// The envelope of an answer: context and references of the question, then content or exceptions.
struct Reply {
    let question: Question
    let now: Instant
    /// The platform's own reference of this answer.
    let reference: String

    /// The content of one question, or what went wrong with it (level 3).
    enum Part {
        case content((inout MessageWriter) -> Void)
        case anomaly(Anomaly)
    }

    func answer(_ part: Part) -> [UInt8] {
        envelope { writer in
            writer.element("Antwoorden") { writer in
                writer.element("Antwoord") { writer in
                    writer.leaf("Referte", question.reference)
                    switch part {
                    case .content(let content): writer.element("Inhoud", content: content)
                    case .anomaly(let anomaly): write(anomaly, to: &writer)
                    }
                }
            }
        }
    }

    /// An exception of the whole request (level 2).
    func refusal(_ anomaly: Anomaly) -> [UInt8] {
        envelope { writer in write(anomaly, to: &writer) }
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

    private func write(_ anomaly: Anomaly, to writer: inout MessageWriter) {
        writer.element("Uitzonderingen") { writer in
            writer.element("Uitzondering") { writer in
                writer.leaf("Identificatie", anomaly.code)
                writer.leaf("Oorsprong", anomaly.origin)
                writer.leaf("Type", "FOUT")
                moment(&writer)
                writer.leaf("Diagnose", anomaly.diagnosis)
                writer.leaf("Omstandigheid", anomaly.circumstance)
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
