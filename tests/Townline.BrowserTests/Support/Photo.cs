using Microsoft.Playwright;

namespace Townline.BrowserTests.Support;

/// <summary>Pictures to send.</summary>
internal static class Photo
{
    /// <summary>A small photo; what is on it does not matter to anybody.</summary>
    public static FilePayload OfAStreet { get; } = new()
    {
        Name = "street.png",
        MimeType = "image/png",
        Buffer = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAMUlEQVR4nG3CoQ0AIQAEwa0T+RKJ2rxEklNUTAM3GYap+UzNNDXL1PymZpuaY2quqR/g1V6Bi2OkJQAAAABJRU5ErkJggg=="),
    };
}
