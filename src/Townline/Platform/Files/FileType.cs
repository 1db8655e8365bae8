namespace Townline.Platform.Files;

/// <summary>A kind of file the town accepts. It is found by looking at the content; names and declared types are never believed.</summary>
/// <param name="Code">Short name kept in the database.</param>
/// <param name="MediaType">What is said in Content-Type when the file is served.</param>
/// <param name="Extension">The extension a served file ends with, dot included.</param>
/// <param name="IsImage">True when a stripped rendition can be published and shown in a page.</param>
/// <param name="OtherExtensions">Extensions that mean the same and are left as they are.</param>
internal sealed record FileType(string Code, string MediaType, string Extension, bool IsImage, params string[] OtherExtensions)
{
    public static readonly FileType Jpeg = new("jpeg", "image/jpeg", ".jpg", true, ".jpeg", ".jpe", ".jfif");
    public static readonly FileType Png = new("png", "image/png", ".png", true);
    public static readonly FileType Gif = new("gif", "image/gif", ".gif", true);
    public static readonly FileType Webp = new("webp", "image/webp", ".webp", true);

    /// <summary>Photos of some phones. Most browsers cannot show them, so they are kept for staff and never published.</summary>
    public static readonly FileType Heic = new("heic", "image/heic", ".heic", false, ".heif");

    public static readonly FileType Pdf = new("pdf", "application/pdf", ".pdf", false);
    public static readonly FileType Text = new("text", "text/plain", ".txt", false);

    public static readonly FileType Docx = new(
        "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx", false);

    public static readonly FileType Odt = new("odt", "application/vnd.oasis.opendocument.text", ".odt", false);

    public static readonly IReadOnlyList<FileType> All = [Jpeg, Png, Gif, Webp, Heic, Pdf, Text, Docx, Odt];

    /// <exception cref="KeyNotFoundException">No type has this code.</exception>
    public static FileType ByCode(string code) =>
        All.FirstOrDefault(type => type.Code == code) ?? throw new KeyNotFoundException($"No file type is called '{code}'.");

    public bool Owns(string extension) =>
        extension.Equals(Extension, StringComparison.OrdinalIgnoreCase)
        || OtherExtensions.Contains(extension, StringComparer.OrdinalIgnoreCase);
}
