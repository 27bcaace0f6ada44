package import Core

/// How a service that speaks HTTP and JSON is asked, by its mapping alone.
package struct RestDescription: Sendable {
    package enum Method: String, Sendable, CaseIterable {
        case get = "GET"
        case post = "POST"
    }

    let method: Method
    /// The segments of the path below the source's address.
    let path: [RequestValue]
    let query: [(name: String, value: RequestValue)]
    let headers: [(name: String, value: RequestValue)]
    let body: RestBody?
    /// What the access token must be for, where the source wants one.
    let scope: RequestValue?
    /// The clause of the source's contract that prescribes a national number in the address or a header (law 6).
    package let numberInAddress: String?
}

extension RestDescription {
    /// The question, or `nil` where something that it cannot do without is missing.
    package func question(_ inputs: RequestInputs, mayLack: [AttributeID]) -> RestQuestion? {
        var target = ""
        for segment in path {
            // Dots would climb the path, however they are encoded.
            guard let text = segment.text(inputs), !["", ".", ".."].contains(text) else { return nil }
            target += "/" + PercentEncoding.encode(text)
        }
        guard let query = Self.texts(query, inputs, mayLack), let headers = Self.texts(headers, inputs, mayLack) else {
            return nil
        }
        for (index, item) in query.enumerated() {
            target +=
                (index == 0 ? "?" : "&") + PercentEncoding.encode(item.name) + "=" + PercentEncoding.encode(item.value)
        }
        var bytes: [UInt8] = []
        if let body {
            guard let json = body.json(inputs, mayLack) else { return nil }
            bytes = json.canonicalBytes
        }
        return RestQuestion(
            method: method, target: Redacted(target), headers: headers.map { ($0.name, Redacted($0.value)) },
            body: bytes)
    }

    private static func texts(
        _ items: [(name: String, value: RequestValue)], _ inputs: RequestInputs, _ mayLack: [AttributeID]
    ) -> [(name: String, value: String)]? {
        var texts: [(name: String, value: String)] = []
        for item in items {
            if let text = item.value.text(inputs) {
                texts.append((item.name, text))
            } else if !item.value.isOptional(mayLack) {
                return nil
            }
        }
        return texts
    }
}

extension RestDescription {
    /// What the access token must be for, with what the source's settings give; empty where the source wants none.
    package func scope(settings: [String: String]) -> String {
        switch scope {
        case .constant(let text): text
        case .setting(let name): settings[name] ?? ""
        default: ""
        }
    }

    /// Whether the question names a day; if not, the answer is about the day on which it is asked.
    var isDated: Bool { values.contains { $0.isDated } }

    var values: [RequestValue] { path + query.map(\.value) + headers.map(\.value) + (body?.values ?? []) }
}
