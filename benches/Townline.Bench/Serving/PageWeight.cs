using System.Text.RegularExpressions;

namespace Townline.Bench.Serving;

/// <summary>What a portal page makes a phone fetch in scripts and styles, compressed as served.</summary>
internal static partial class PageWeight
{
    private static readonly string[] Pages = ["/", "/services", "/services/pothole", "/report/pothole", "/requests", "/track", "/performance"];

    public static async Task Run()
    {
        using var folder = new TemporaryFolder();
        await using var server = await ServerProcess.Start(folder.Path);
        using var client = new HttpClient { BaseAddress = new Uri($"http://localhost:{server.Port}") };
        client.DefaultRequestHeaders.Add("Accept-Encoding", "br, gzip");
        client.DefaultRequestHeaders.Add("Accept", "text/html,*/*");
        using var plain = new HttpClient { BaseAddress = client.BaseAddress };
        foreach (var page in Pages)
        {
            using var answer = await plain.GetAsync(page);
            var html = await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
            var weight = 0;
            foreach (Match asset in Assets().Matches(html))
            {
                weight += (await client.GetByteArrayAsync(asset.Groups[1].Value)).Length;
            }

            Figures.Row($"scripts and styles of {page}", $"{weight / 1024.0:0.0} KB", "< 100 KB");
        }
    }

    [GeneratedRegex("""(?:src|href)="([^"]+\.(?:js|css)(?:\?[^"]*)?)" """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Assets();
}
