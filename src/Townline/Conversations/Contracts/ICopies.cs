namespace Townline.Conversations.Contracts;

/// <summary>Addresses to which an answer goes besides the resident's. Kept by the e-mail channel.</summary>
internal interface ICopies
{
    /// <summary>Reads what was typed: addresses with or without names, parted by commas, semicolons or line breaks. Each stands in the answer once.</summary>
    /// <exception cref="Requests.Contracts.RuleBrokenException">"copy-address" with what is none.</exception>
    IReadOnlyList<string> Read(string? typed);

    /// <summary>To whom the newest mail of a request went besides the town: not its writer, and no mailbox of the town. At most <see cref="LetterParts.MostCopies"/>.</summary>
    Task<IReadOnlyList<string>> Offered(int tenantId, long requestId, CancellationToken cancel = default);
}
