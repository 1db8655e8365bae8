using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.WebEncoders;

namespace Townline.Platform.Words;

/// <summary>Puts words and dates at everybody's disposal.</summary>
internal static class WordsSetup
{
    public static IServiceCollection AddWords(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddHttpContextAccessor();
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddSingleton(WordBook.Load(typeof(WordsSetup).Assembly));
        services.AddSingleton<MissingWords>();
        services.TryAddScoped(provider => Everywhere(provider));
        services.AddScoped<IWords>(provider => Speak(provider));
        services.TryAddScoped(provider => new TownTime(provider.GetRequiredService<IWords>(), TimeZoneInfo.Utc, provider.GetRequiredService<TimeProvider>()));
        return services;
    }

    public static IApplicationBuilder UseWords(this IApplicationBuilder app) => app.UseMiddleware<LanguageMiddleware>();

    private static TownLanguages Everywhere(IServiceProvider provider)
    {
        var book = provider.GetRequiredService<WordBook>();
        return new TownLanguages([LanguageTag.English, .. book.Languages.Where(language => language != LanguageTag.English).Order(StringComparer.Ordinal)], TownLanguages.NoWording);
    }

    /// <summary>Within a request its language is chosen; elsewhere it is the town's default and <see cref="IWords.In"/> picks the person's.</summary>
    private static Voice Speak(IServiceProvider provider)
    {
        var town = provider.GetRequiredService<TownLanguages>();
        var request = provider.GetRequiredService<IHttpContextAccessor>().HttpContext?.Request;
        var language = request is null ? town.Default : LanguageChoice.Of(request, town.Offered);
        return new Voice(provider.GetRequiredService<WordBook>(), town, provider.GetRequiredService<MissingWords>(), language);
    }
}
