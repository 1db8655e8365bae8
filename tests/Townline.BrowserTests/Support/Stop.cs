using Microsoft.Playwright;

namespace Townline.BrowserTests.Support;

/// <summary>One page on a walk through a face.</summary>
/// <param name="Route">The route of the page, word for word as in its <c>@page</c> line.</param>
/// <param name="Open">How a person comes there from where the stop before has led.</param>
internal sealed record Stop(string Route, Func<IPage, Task> Open)
{
    /// <summary>A page whose address is typed.</summary>
    /// <param name="route">The route of the page.</param>
    /// <param name="address">Its address when that differs from the route.</param>
    public static Stop At(string route, string? address = null) => new(route, page => page.GotoAsync(address ?? route));

    /// <summary>A page to which this link or button on the page before leads.</summary>
    public static Stop Behind(string route, string selector) => new(route, page => page.Follow(selector));
}
