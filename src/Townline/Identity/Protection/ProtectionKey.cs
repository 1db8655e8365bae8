namespace Townline.Identity.Protection;

/// <summary>One key of ASP.NET Core data protection: cookies and one-time links made by one node are read by all. Belongs to no town.</summary>
internal sealed class ProtectionKey
{
    public long Id { get; init; }
    public required string FriendlyName { get; init; }
    public required string Xml { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
}
