import Core
import Mapping
import OnlyOnce
import Wire

extension SourceReading {
    /// Reads a body of SOAP, whatever the HTTP status: a SOAP fault comes with 500 (FIELD 1.1).
    init(markup response: HTTPResponse, mapping: CompiledMapping, call: SourceCall) {
        var extractor = mapping.extractor(subject: call.number)
        do {
            try MarkupParser.parse(response.body, into: &extractor)
        } catch {
            if response.status == 200 {
                self.init(status: .fault, code: "wire:\(error.code.rawValue)", mayPass: false)
            } else {
                self.init(page: response.status)
            }
            return
        }
        let answer = mapping.resolve(extractor, referenceDate: call.referenceDate, wanted: call.attributes)
        if response.status != 200, answer.outcomes.contains(where: { $0.code == "unexpectedRoot" }) {
            self.init(page: response.status)
        } else {
            self.init(answer, call: call)
        }
    }

    /// A page of something between us and the source, by its HTTP status: overload and failure may pass, a refusal does not.
    init(page status: Int) {
        let mayPass = status >= 500 || status == 408 || status == 429
        self.init(status: mayPass ? .unavailable : .fault, code: "http:\(status)", mayPass: mayPass)
    }
}
