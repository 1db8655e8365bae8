using Townline.Platform.Tenancy;
using Townline.Platform.Web;

namespace Townline.Platform.Words;

/// <summary>Fetches the town's languages, and remembers one chosen with <c>?lang=</c> for a year, so that the next page is in it too.</summary>
internal sealed class LanguageMiddleware(RequestDelegate next, TownWords all)
{
    public async Task Invoke(HttpContext http, TownContext town, WordsOfRequest words)
    {
        if (town.IsKnown)
        {
            words.Town = await all.Languages(town.Tenant);
            if (http.Request.QueryString.HasValue && LanguageChoice.Nearest(http.Request.Query[LanguageChoice.Parameter], words.Town.Offered) is { } chosen)
                Remember(http, chosen);
        }
        await next(http);
    }

    private static void Remember(HttpContext http, string language) =>
        http.Response.Cookies.Append(
            LanguageChoice.Cookie,
            language,
            new CookieOptions
            {
                MaxAge = TimeSpan.FromDays(365),
                SameSite = SameSiteMode.Lax,
                HttpOnly = true,
                Secure = http.Request.IsHttps,
                IsEssential = true,
            }
        );

    /// <summary>Before sign-in, so that refusals are in words too.</summary>
    internal sealed class Stage : IPipelineStage
    {
        public int Order => 10;

        public void Use(IApplicationBuilder app) => app.UseMiddleware<LanguageMiddleware>();
    }
}
