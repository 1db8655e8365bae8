using Townline.Platform.Tenancy;

namespace Townline.Platform.Words;

/// <summary>The languages of the request's town, looked up once by <see cref="LanguageMiddleware"/>.</summary>
internal sealed class WordsOfRequest(TownWords all, TownContext town, IHttpContextAccessor http, TimeProvider clock)
{
    public TownLanguages? Town { get; set; }

    /// <summary>The request's language is chosen when its first word is needed.</summary>
    public IWords Words()
    {
        var languages = Town ?? all.AllLanguages;
        return all.Speak(languages, http.HttpContext is { } context ? LanguageChoice.Of(context.Request, languages.Offered) : languages.Default);
    }

    public TownTime Time(IWords words) => new(words, town.IsKnown ? town.Tenant.Zone : TimeZoneInfo.Utc, clock);
}
