using Microsoft.AspNetCore.Http;
using Townline.Platform.Files;

namespace Townline.Tests.Platform.Files;

public class FileHeadersTests
{
    [Fact]
    public void A_picture_may_be_shown_and_is_never_anything_but_a_picture()
    {
        var headers = Written(FileType.Jpeg, "lamp.jpg", inPage: true);

        Assert.Equal("image/jpeg", headers.ContentType);
        Assert.Equal("nosniff", headers.XContentTypeOptions);
        Assert.Contains("sandbox", headers.ContentSecurityPolicy.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("inline", headers.ContentDisposition.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_is_always_a_download() =>
        Assert.StartsWith("attachment", Written(FileType.Pdf, "plan.pdf", inPage: true).ContentDisposition.ToString(), StringComparison.Ordinal);

    [Fact]
    public void A_name_in_any_script_is_sent_so_that_old_and_new_browsers_understand_it() =>
        Assert.Equal(
            "attachment; filename=\"a_o 1.pdf\"; filename*=UTF-8''a%C3%B1o%201.pdf",
            Written(FileType.Pdf, "año 1.pdf", inPage: false).ContentDisposition);

    private static IHeaderDictionary Written(FileType type, string name, bool inPage)
    {
        var context = new DefaultHttpContext();
        FileHeaders.Write(context.Response, type, name, inPage);
        return context.Response.Headers;
    }
}
