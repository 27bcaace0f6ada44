import HTTPTypes
import Hummingbird

/// A list of persons on its way in.
struct ListUpload: Sendable {
    let body: RequestBody
    let form: ListForm
    /// How many bytes were announced.
    let length: Int

    init?(_ request: Request) {
        guard let type = request.headers[.contentType],
            let form = ListForm(mediaType: RequestForm.mediaType(type[...])),
            let length = request.headers[.contentLength].flatMap({ Int($0) })
        else { return nil }
        self.form = form
        self.length = length
        body = request.body
    }
}
