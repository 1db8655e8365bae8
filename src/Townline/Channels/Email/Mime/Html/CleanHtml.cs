namespace Townline.Channels.Email.Mime.Html;

/// <summary>HTML of a stranger that may be shown in a page.</summary>
/// <param name="Html">Elements and attributes of the allow-list only; no style, no script, no form, nothing fetched from elsewhere unless it was asked for.</param>
/// <param name="RemoteImages">Pictures on other servers; they are left out unless they were asked for.</param>
/// <param name="IsPlain">It was too large or too deep to be read as HTML: these are its words.</param>
internal sealed record CleanHtml(string Html, int RemoteImages, bool IsPlain);
