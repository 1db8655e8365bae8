namespace Townline.Conversations.Contracts;

/// <summary>The mails that the town writes by itself, each made of texts that a town can put in its own words.</summary>
internal interface IMailSamples
{
    IReadOnlyList<MailKind> Kinds { get; }

    /// <summary>A mail as it would go out, about a request that nobody made.</summary>
    /// <param name="instead">Texts that are tried out, by key; the others are those of the town.</param>
    /// <returns>Null for a kind that there is not.</returns>
    Task<MailSample?> Show(int tenantId, string kind, string language, IReadOnlyDictionary<string, string> instead, CancellationToken cancel = default);
}

/// <param name="Name">End of keys of words and of an address.</param>
/// <param name="Keys">Of its texts, in the order in which they stand in it.</param>
internal sealed record MailKind(string Name, IReadOnlyList<string> Keys);

internal sealed record MailSample(string Subject, string Text, string Html);
