using System.Net;
using System.Net.Sockets;
using AngleSharp.Html.Parser;
using Townline.Identity.Contracts;

namespace Townline.Tests.Support;

/// <summary>
/// Somebody at a browser without JavaScript: keeps cookies, follows links and redirects, fills in forms. Its
/// <see cref="Http"/> is for programs, which look at the answers themselves.
/// </summary>
internal sealed class Visitor : IDisposable
{
    private readonly CookieContainer _cookies = new();

    /// <param name="server">Where the program listens.</param>
    /// <param name="host">The town's name in the address; the program finds the town by it.</param>
    public Visitor(Uri server, string? host = null)
    {
        var handler = new SocketsHttpHandler
        {
            CookieContainer = _cookies,
            AllowAutoRedirect = false,
            ConnectCallback = async (_, cancel) =>
            {
                // Whatever the name says, the server is the one under test.
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                await socket.ConnectAsync(IPAddress.Loopback, server.Port, cancel);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        Http = new HttpClient(handler) { BaseAddress = new UriBuilder(server) { Host = host ?? server.Host }.Uri };
        Http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        Http.DefaultRequestHeaders.Accept.ParseAdd("text/html,application/json;q=0.9,*/*;q=0.8");
    }

    /// <summary>Sends requests with this visitor's cookies and returns answers as they are, redirects too.</summary>
    public HttpClient Http { get; }

    /// <summary>Who it is, when signed in as staff.</summary>
    public StaffMember? Staff { get; set; }

    /// <summary>Puts a cookie into the browser.</summary>
    public void Keep(string cookie, string value) => _cookies.Add(Http.BaseAddress!, new Cookie(cookie, value));

    /// <summary>Carries this browser's cookies over to another one, as a thief would; returns that one.</summary>
    public Visitor Carried(Visitor other)
    {
        foreach (Cookie cookie in _cookies.GetAllCookies())
        {
            other.Keep(cookie.Name, cookie.Value);
        }

        return other;
    }

    /// <summary>Asks for pages in another language from now on.</summary>
    public Visitor Speaking(string language)
    {
        Http.DefaultRequestHeaders.AcceptLanguage.Clear();
        Http.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        return this;
    }

    /// <summary>Opens an address and follows redirects to the page it ends on.</summary>
    public Task<WebPage> Get(string address) => Send(new HttpRequestMessage(HttpMethod.Get, address));

    /// <summary>Sends a request and follows redirects to the page it ends on.</summary>
    public async Task<WebPage> Send(HttpRequestMessage request)
    {
        var response = await Http.SendAsync(request);
        for (var hops = 0; response.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.SeeOther or HttpStatusCode.MovedPermanently; hops++)
        {
            Assert.True(hops < 10, $"{request.RequestUri} redirects without end.");
            var next = new Uri(response.RequestMessage!.RequestUri!, response.Headers.Location!);
            response.Dispose();
            response = await Http.GetAsync(next);
        }

        var html = await response.Content.ReadAsStringAsync();
        return new WebPage(this, response, html, await new HtmlParser().ParseDocumentAsync(html));
    }

    public void Dispose() => Http.Dispose();
}
