using Microsoft.EntityFrameworkCore;
using Townline.Platform.Events;
using Townline.Platform.Storage;

namespace Townline.Platform.Words;

/// <summary>Lets a town say things in its own words.</summary>
internal sealed class Wording(Store store, WordBook book)
{
    private const int LongestText = 4000;

    /// <summary>What the town says differently.</summary>
    public async Task<IReadOnlyList<WordingRow>> List(int tenantId, CancellationToken cancel = default)
    {
        await using var db = store.Read(tenantId);
        return await db.Set<WordingRow>().OrderBy(row => row.Key).ThenBy(row => row.Language).ToListAsync(cancel);
    }

    /// <summary>Replaces a text from now on, on every node; null or blank goes back to ours.</summary>
    /// <exception cref="FormatException">There is a <see cref="Problem"/>.</exception>
    public Task Set(int tenantId, Actor actor, string language, string key, string? text, CancellationToken cancel = default)
    {
        if (Problem(language, key, text) is { } problem)
            throw new FormatException($"'{key}' in '{language}': {problem.Code} {string.Join(' ', problem.Args)}");
        return store.Write(tenantId, actor, unit => Set(unit, new NewWording(language, key, text)), cancel);
    }

    /// <summary>What is wrong with a text: what it is put together from would break, or lose what it has to say. Null when it will do.</summary>
    public WordingProblem? Problem(string language, string key, string? text)
    {
        if (book.Find(language, key) is not { } ours || WordBook.IsFormat(key))
            return new WordingProblem("unknown");
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (text.Length > LongestText)
            return new WordingProblem("long", LongestText);
        try
        {
            var theirs = Phrase.Parse(text);
            return theirs.Arguments.Except(ours.Arguments).Select(extra => new WordingProblem("extra", $"{{{extra}}}")).FirstOrDefault()
                ?? theirs.Placeholders.Except(ours.Placeholders).Where(placeholder => placeholder.EndsWith("plural", StringComparison.Ordinal)).Select(plural => new WordingProblem("plural", $"{{{plural[0]}}}")).FirstOrDefault()
                ?? ours.Arguments.Except(theirs.Arguments).Select(missing => new WordingProblem("missing", $"{{{missing}}}")).FirstOrDefault();
        }
        catch (FormatException)
        {
            return new WordingProblem("braces");
        }
    }

    /// <summary>The same in a unit of work; the caller has asked <see cref="Problem"/>. Without a difference nothing happens.</summary>
    /// <exception cref="StaleWordingException">Somebody changed it since the editor opened it.</exception>
    public async Task Set(Unit unit, NewWording wording)
    {
        var (language, key) = (wording.Language, wording.Key);
        var ours = book.Find(language, key)?.Source;
        var text = string.IsNullOrWhiteSpace(wording.Text) || wording.Text == ours ? null : wording.Text;
        var row = await unit.Db.Set<WordingRow>().FirstOrDefaultAsync(row => row.Language == language && row.Key == key);
        if (wording.Seen is { } seen && seen != (row?.Text ?? ours))
            throw new StaleWordingException(language, row?.Text ?? ours ?? "");
        if (row?.Text == text)
            return;
        var change = new FieldChange($"{key} ({language})", row?.Text ?? ours, text ?? ours);
        if (row is not null && text is not null)
            row.Text = text;
        else if (row is not null)
            unit.Db.Remove(row);
        else if (text is not null)
            unit.Add(new WordingRow { TenantId = unit.TenantId, Language = language, Key = key, Text = text });
        await unit.Publish(new WordingChanged(language, key, text) { Changes = [change] });
    }
}

/// <summary>A text that a town wants in place of ours.</summary>
/// <param name="Text">Null or blank goes back to ours.</param>
/// <param name="Seen">What stood there when the editor opened it; null does not ask.</param>
internal sealed record NewWording(string Language, string Key, string? Text, string? Seen = null);

/// <param name="Code">"unknown", "long", "braces", "extra", "plural", "missing": words under "wording.".</param>
/// <param name="Args">Fill the words.</param>
internal sealed record WordingProblem(string Code, params object[] Args);

/// <summary>Somebody changed the text since the editor opened it.</summary>
/// <param name="current">As it is now.</param>
internal sealed class StaleWordingException(string language, string current) : Exception($"The text in {language} was changed meanwhile.")
{
    public string Language { get; } = language;

    public string Current { get; } = current;
}
