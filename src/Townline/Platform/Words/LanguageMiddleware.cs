namespace Townline.Platform.Words;

/// <summary>Remembers a language chosen with <c>?lang=</c> for a year, so that the next page is in it too.</summary>
internal sealed class LanguageMiddleware(RequestDelegate next)
{
    public Task Invoke(HttpContext context)
    {
        if (context.Request.QueryString.HasValue && context.Request.Query.ContainsKey(LanguageChoice.Parameter))
            Remember(context);
        return next(context);
    }

    private static void Remember(HttpContext context)
    {
        var offered = context.RequestServices.GetRequiredService<TownLanguages>().Offered;
        if (LanguageChoice.Nearest(context.Request.Query[LanguageChoice.Parameter], offered) is { } chosen)
            context.Response.Cookies.Append(LanguageChoice.Cookie, chosen, new CookieOptions
            {
                MaxAge = TimeSpan.FromDays(365),
                SameSite = SameSiteMode.Lax,
                HttpOnly = true,
                Secure = context.Request.IsHttps,
                IsEssential = true,
            });
    }
}
