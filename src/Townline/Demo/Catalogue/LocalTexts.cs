using Townline.Platform.Words;

namespace Townline.Demo.Catalogue;

/// <summary>The demo's texts as the town keeps them.</summary>
internal static class LocalTexts
{
    public static LocalText Local(this Both text) => LocalText.Of(("en", text.En), ("es", text.Es));
}
