import Core
import Mapping
import OnlyOnce
import Wire

extension SourceReading {
    /// Reads an answer over HTTP with JSON: 200 brings data, any other status says how it went.
    init(json response: HTTPResponse, mapping: CompiledMapping, call: SourceCall) {
        guard response.status == 200 else {
            let outcome = mapping.outcome(ofStatus: response.status, problem: Self.problem(response))
            self.init(
                status: outcome.status, code: outcome.origin + ":" + outcome.code, mayPass: outcome.isRetryable,
                retryAfterSeconds: outcome.isRetryable ? Self.retryAfter(response) : nil)
            return
        }
        var extractor = mapping.extractor(subject: call.number)
        do {
            try JSONEvents.read(response.body, into: &extractor)
        } catch {
            self.init(status: .fault, code: "json:\(error.code.rawValue)", mayPass: false)
            return
        }
        self.init(
            mapping.resolve(extractor, referenceDate: call.referenceDate, wanted: call.attributes), call: call)
    }

    /// The type of a problem (RFC 9457), to look up and never to log: its words are the source's.
    private static func problem(_ response: HTTPResponse) -> String? {
        guard response.header("Content-Type")?.hasPrefix("application/problem+json") == true,
            response.body.count <= 64 * 1024,
            let json = try? JSON(parsing: response.body, allowingNull: true)
        else { return nil }
        return json["type"]?.string
    }

    /// Seconds of `Retry-After`, an hour at most; a date there is not read.
    private static func retryAfter(_ response: HTTPResponse) -> Int64? {
        guard let seconds = response.header("Retry-After").flatMap({ Int64($0) }), seconds >= 0 else { return nil }
        return min(seconds, 3_600)
    }
}
