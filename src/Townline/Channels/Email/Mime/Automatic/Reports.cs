using Townline.Channels.Email.Mime.Parts;

namespace Townline.Channels.Email.Mime.Automatic;

/// <summary>Reports of machines (RFC 6522): on delivery, on reading, on abuse.</summary>
internal static class Reports
{
    /// <summary>The mail itself, or a part of it where a gateway has put a banner around it; one inside a forwarded mail is none. Null where there is none.</summary>
    public static MailPart? Find(MailPart part) => part.Type switch
    {
        "multipart/report" => part,
        "multipart/mixed" or "multipart/signed" => part.Parts.Select(Find).FirstOrDefault(found => found is not null),
        _ => null,
    };
}
