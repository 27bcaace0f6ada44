import Core

/// The envelope of an answer of the KSZ: the question comes back, then the status and the result; or a `CBSSFault`.
struct KszReply {
    let question: KszQuestion
    let now: Instant
    /// The KSZ's own ticket.
    let ticket: String

    func answer(_ content: (inout MessageWriter) -> Void) -> [UInt8] {
        Self.envelope { writer in
            let root = "k:" + question.operation + "Response"
            writer.element(root, ("xmlns:k", question.root.namespace)) { writer in
                writer.copy(question.customer)
                cbss(&writer)
                writer.leaf("legalContext", question.legalContext)
                writer.copy(question.criteria)
                content(&writer)
            }
        }
    }

    /// A status without a result.
    func status(_ value: String, _ code: String, _ description: String) -> [UInt8] {
        answer { writer in writer.status(value, code, description) }
    }

    func fault(severity: String = "FATAL", code: String, diagnostic: String) -> [UInt8] {
        Self.fault(faultcode: "Server") { writer in
            writer.element("detail") { writer in
                writer.element("k:CBSSFault", ("xmlns:k", question.root.namespace)) { writer in
                    writer.copy(question.customer)
                    cbss(&writer)
                    writer.element("detail") { writer in
                        writer.leaf("severity", severity)
                        writer.leaf("reasonCode", code)
                        writer.leaf("diagnostic", diagnostic)
                        writer.leaf("authorCode", "CBSS")
                    }
                }
            }
        }
    }

    /// A fault that knows nothing of a question, since none could be read.
    static func refusal() -> [UInt8] { fault(faultcode: "Client") { _ in } }

    private func cbss(_ writer: inout MessageWriter) {
        writer.element("informationCBSS") { writer in
            writer.leaf("ticketCBSS", ticket)
            writer.leaf("timestampReceive", now.rfc3339)
            writer.leaf("timestampReply", now.rfc3339)
        }
    }

    private static func fault(faultcode: String, detail: (inout MessageWriter) -> Void) -> [UInt8] {
        envelope { writer in
            writer.element("soapenv:Fault") { writer in
                writer.leaf("faultcode", "soapenv:" + faultcode)
                writer.leaf("faultstring", faultcode == "Client" ? "Validation error" : "CBSS fault")
                detail(&writer)
            }
        }
    }

    private static func envelope(_ content: (inout MessageWriter) -> Void) -> [UInt8] {
        var writer = MessageWriter()
        writer.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
        writer.element("soapenv:Envelope", ("xmlns:soapenv", Question.soap)) { writer in
            writer.element("soapenv:Body", content: content)
        }
        return writer.bytes
    }
}
