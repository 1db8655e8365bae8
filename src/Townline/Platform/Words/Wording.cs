using Microsoft.EntityFrameworkCore;
using Townline.Platform.Events;
using Townline.Platform.Storage;

namespace Townline.Platform.Words;

/// <summary>Lets a town say things in its own words.</summary>
internal sealed class Wording(Store store, WordBook book)
{
    /// <summary>What the town says differently.</summary>
    public async Task<IReadOnlyList<WordingRow>> List(int tenantId, CancellationToken cancel = default)
    {
        await using var db = store.Read(tenantId);
        return await db.Set<WordingRow>().OrderBy(row => row.Key).ThenBy(row => row.Language).ToListAsync(cancel);
    }

    /// <summary>Replaces a text from now on, on every node; null or blank goes back to ours.</summary>
    /// <exception cref="FormatException">No such text, or arguments that the original does not have: the message says which.</exception>
    public Task Set(int tenantId, Actor actor, string language, string key, string? text, CancellationToken cancel = default)
    {
        text = string.IsNullOrWhiteSpace(text) ? null : text;
        Check(language, key, text);
        return store.Write(tenantId, actor, unit => Set(unit, language, key, text), cancel);
    }

    private static async Task Set(Unit unit, string language, string key, string? text)
    {
        var row = await unit.Db.Set<WordingRow>().FirstOrDefaultAsync(row => row.Language == language && row.Key == key);
        if (row is not null && text is not null)
            row.Text = text;
        else if (row is not null)
            unit.Db.Remove(row);
        else if (text is not null)
            unit.Add(new WordingRow { TenantId = unit.TenantId, Language = language, Key = key, Text = text });
        await unit.Publish(new WordingChanged(language, key, text));
    }

    private void Check(string language, string key, string? text)
    {
        var ours = book.Find(language, key) ?? throw new FormatException($"There is no text '{key}' in '{language}'.");
        var extra = text is null ? [] : Phrase.Parse(text).Arguments.Except(ours.Arguments).ToArray();
        if (extra.Length > 0)
            throw new FormatException($"The text uses {{{extra[0]}}}, which '{key}' does not have.");
    }
}
