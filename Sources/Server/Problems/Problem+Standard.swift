extension Problem {
    static func badRequest(_ issues: [Issue]) -> Problem {
        var problem = belgif(400, "badRequest", "Bad Request", "The input message is incorrect; see the issues.")
        problem.issues = issues
        return problem
    }

    static let notFound = belgif(404, "resourceNotFound", "Resource Not Found", "Nothing here for you.")

    static let noAccessToken: Problem = {
        var problem = belgif(
            401, "noAccessToken", "No Access Token", "Get a token at /oauth2/token and send it as Bearer.")
        problem.challenge = "Bearer"
        return problem
    }()

    static let invalidAccessToken: Problem = {
        var problem = belgif(
            401, "invalidAccessToken", "Invalid Access Token",
            "This token does not stand, or your registration has changed since; get a new one.")
        problem.challenge = #"Bearer error="invalid_token""#
        return problem
    }()

    static let expiredAccessToken: Problem = {
        var problem = belgif(
            401, "expiredAccessToken", "Expired Access Token", "A token lives 10 minutes; get a new one.")
        problem.challenge = #"Bearer error="invalid_token""#
        return problem
    }()

    static let missingPermission = belgif(
        403, "missingPermission", "Missing Permission", "Your role does not have this route.")

    static let payloadTooLarge = belgif(
        413, "payloadTooLarge", "Payload Too Large", "A body has at most \(ServerSettings.bodyLimit) bytes.")

    static let listTooLarge = belgif(
        413, "payloadTooLarge", "Payload Too Large",
        "A list of persons has at most \(ServerSettings.listLimit) bytes; make several tasks of it.")

    static let lengthRequired = belgif(
        411, "lengthRequired", "Length Required",
        "Send the list with `Content-Length`: one that breaks off must not be taken for whole.")

    /// A task is in a state that does not allow what was asked.
    static func taskNotNow(_ state: String) -> Problem {
        Problem(
            409, "urn:problem-type:sluis:onlyonce:taskNotNow", "Task Not Now",
            "The task is \(state), which does not allow this; GET it to see how it stands.")
    }

    /// Events after that place have gone unread.
    static let eventsGone = belgif(
        410, "gone", "Gone",
        "The place in the path is not there any more, so that events may have been missed: read from /v1/events, and ask"
            + " again about whom you follow.")

    static let noWebhook = Problem(
        409, "urn:problem-type:sluis:onlyonce:noWebhook", "No Webhook",
        "No address is registered to send events to; fetch them at /v1/events, or have the officer register one.")

    static func methodNotAllowed(_ methods: String) -> Problem {
        var problem = belgif(405, "methodNotAllowed", "Method Not Allowed", "This path is asked with \(methods).")
        problem.allowed = methods
        return problem
    }

    static func notAcceptable(_ type: String) -> Problem {
        belgif(406, "notAcceptable", "Not Acceptable", "This route answers with \(type).")
    }

    static func unsupportedMediaType(_ type: String) -> Problem {
        belgif(415, "unsupportedMediaType", "Unsupported Media Type", "Send \(type), in UTF-8 and not compressed.")
    }

    static func tooManyRequests(seconds: Int) -> Problem {
        var problem = belgif(
            429, "tooManyRequests", "Too Many Requests", "These are counted per minute; try again later.")
        problem.retryAfterSeconds = seconds
        return problem
    }

    /// The same for every request: nothing can be recorded, so nothing is asked and nothing leaves (law 1).
    static let logUnavailable: Problem = {
        var problem = belgif(
            503, "serviceUnavailable", "Service Unavailable",
            "The log cannot be written now, so nothing was asked and nothing was given. Ask again later.")
        problem.retryAfterSeconds = 5
        return problem
    }()

    static let internalServerError = belgif(
        500, "internalServerError", "Internal Server Error",
        "The gateway could not read what it keeps; its operator finds this under the trace id.")
}
