using Townline.Conversations.Contracts;
using Townline.People.Contracts;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;

namespace Townline.Channels.Email.Sending;

/// <summary>What an answer quotes at its end: the words of the resident as they stand on the timeline, while they may still be read by them.</summary>
internal sealed class MailQuotes(Store store, ITimelines timelines, IPeople people, TimeProvider time)
{
    /// <summary>Characters; the rest of a long message is left out.</summary>
    private const int Longest = 10_000;

    /// <returns>Null when the answer quotes nothing, or what it quoted is no longer with the request.</returns>
    public async Task<MailQuote?> Of(Tenant town, TimelineEntry answer, Correspondence between, IWords w, CancellationToken cancel)
    {
        if (answer.Letter?.QuotesEntryId is not { } id
            || await timelines.ById(town.Id, id, cancel) is not { Audience: not Audience.Staff, Text.Length: > 0 } quoted
            || quoted.RequestId != answer.RequestId)
        {
            return null;
        }

        var text = quoted.Text.Length <= Longest ? quoted.Text : quoted.Text[..Longest].TrimEnd() + "…";
        return new MailQuote(w["mail.quote", new TownTime(w, town.Zone, time).DateAndTime(quoted.At), await Writer(town, quoted, between, cancel)], text.ReplaceLineEndings("\n"));
    }

    private async Task<string> Writer(Tenant town, TimelineEntry quoted, Correspondence between, CancellationToken cancel)
    {
        await using var db = store.Read(town.Id);
        var name = (quoted.ActingPersonId ?? quoted.PersonId) is { } writer ? (await people.Cards(db, [writer], cancel)).FirstOrDefault()?.Name : between.Name;
        return string.IsNullOrEmpty(name) ? between.Address : name;
    }
}

/// <param name="Attribution">Who wrote it, and when.</param>
internal sealed record MailQuote(string Attribution, string Text)
{
    /// <summary>With the mark before each line by which every mail program knows it.</summary>
    public string AsText => $"{Attribution}\n{string.Join('\n', Text.Split('\n').Select(line => line.Length == 0 || line[0] == '>' ? $">{line}" : $"> {line}"))}";
}
