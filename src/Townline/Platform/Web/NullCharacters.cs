using Microsoft.Extensions.Primitives;

namespace Townline.Platform.Web;

/// <summary>
/// No word holds a null character, and PostgreSQL takes none as text: in addresses and in forms it becomes U+FFFD, so that one does not lose the rest of what
/// was typed. (In paths and headers the server turns it away.)
/// </summary>
internal sealed class NullCharacters : IPipelineStage
{
    private const string Escaped = "%00";
    private const string Replacement = "%EF%BF%BD";

    /// <summary>Before anybody reads the address.</summary>
    public int Order => -20;

    public void Use(IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (http.Request.QueryString.Value is { } query && query.Contains(Escaped, StringComparison.Ordinal))
        {
            http.Request.QueryString = new QueryString(query.Replace(Escaped, Replacement, StringComparison.Ordinal));
        }

        return next(http);
    });

    public static string Replaced(string text) => text.Replace('\0', '\uFFFD');

    /// <summary>The values of a form.</summary>
    public static Dictionary<string, StringValues> Replaced(Dictionary<string, StringValues> form)
    {
        foreach (var (name, values) in form.Where(field => field.Value.Any(value => value?.Contains('\0', StringComparison.Ordinal) == true)).ToList())
        {
            form[name] = new StringValues([.. values.Select(value => value is null ? null : Replaced(value))]);
        }

        return form;
    }
}
