/// Why a source could not be asked at all, or its feed not be read; it names no person, no address and no key.
package struct AdapterError: Error, Hashable, Sendable {
    package enum Code: String, Sendable {
        /// A key file does not hold an RSA key as PEM.
        case keyUnreadable
        /// The authorisation server says no to us.
        case tokenRefused
        /// The authorisation server's answer holds no token.
        case tokenUnreadable
        /// The authorisation server does not answer.
        case tokenUnavailable
        /// The login says no, answers with nothing that can be believed, or does not answer.
        case loginRefused, loginUnreadable, loginUnavailable
        /// A page of a change feed is no JSON, or no list of events; an event has a type that is not known, or lacks
        /// what its schema demands.
        case feedNotJSON, feedNotEvents, feedUnknownType, feedIncomplete
    }

    package let code: Code

    package init(_ code: Code) {
        self.code = code
    }
}

extension AdapterError: CustomStringConvertible {
    package var description: String { code.rawValue }
}
