using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Townline.Platform.Live;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;

namespace Townline.Platform.Words;

/// <summary>Brings together what a town's words are made of: its languages, its own wording (cached) and the word book.</summary>
internal sealed class TownWords : ITownWords
{
    private readonly WordBook _book;
    private readonly MissingWords _missing;
    private readonly TenantDirectory _tenants;
    private readonly TimeProvider _clock;
    private readonly bool _showPseudo;
    private readonly TenantCache<FrozenDictionary<(string Language, string Key), Phrase>> _wording;

    public TownWords(WordBook book, MissingWords missing, TenantDirectory tenants, Store store, ChangeSignals signals, TimeProvider clock, IHostEnvironment? environment = null)
    {
        (_book, _missing, _tenants, _clock) = (book, missing, tenants, clock);
        _showPseudo = environment is not null && !environment.IsProduction();
        _wording = new(signals, id => Load(store, id), WordingChanged.Name);
    }

    public async ValueTask<IWords> For(int tenantId, string? language, CancellationToken cancel = default)
    {
        var town = await Languages(await _tenants.Get(tenantId, cancel));
        return Speak(town, LanguageChoice.Nearest(language, town.Offered) ?? town.Default);
    }

    public async ValueTask<TownTime> TimeFor(int tenantId, string? language, CancellationToken cancel = default) =>
        new(await For(tenantId, language, cancel), (await _tenants.Get(tenantId, cancel)).Zone, _clock);

    public IWords Speak(TownLanguages town, string language) => new Voice(_book, town, _missing, language);

    /// <summary>Those of the town's languages that there are words for.</summary>
    public async ValueTask<TownLanguages> Languages(Tenant tenant)
    {
        var wording = await _wording.Get(tenant.Id);
        return new TownLanguages(Offered(tenant.Languages), (language, key) => wording.GetValueOrDefault((language, key)));
    }

    /// <summary>Where no town is known: all languages, English first, in our words.</summary>
    public TownLanguages AllLanguages => new(Offered([LanguageTag.English, .. _book.Languages.Order(StringComparer.Ordinal)]), TownLanguages.NoWording);

    private string[] Offered(IEnumerable<string> listed)
    {
        string[] known = [.. listed.Where(_book.Has)];
        string[] offered = known.Length > 0 ? known : [LanguageTag.English];
        return [.. (_showPseudo ? [.. offered, LanguageTag.Pseudo] : offered).Distinct()];
    }

    private static async Task<FrozenDictionary<(string, string), Phrase>> Load(Store store, int tenantId)
    {
        await using var db = store.Read(tenantId);
        var rows = await db.Set<WordingRow>().ToListAsync();
        return rows.ToFrozenDictionary(row => (row.Language, row.Key), row => Phrase.Parse(row.Text));
    }
}
