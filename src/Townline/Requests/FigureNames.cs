using System.Globalization;

namespace Townline.Requests;

/// <summary>Names of the maintained figures per service, from which the performance page is made.</summary>
internal static class FigureNames
{
    public const string Prefix = "figure.";

    public static string Opened(long service) => $"{Prefix}opened.{service}";

    public static string Closed(long service) => $"{Prefix}closed.{service}";

    public static string InTime(long service) => $"{Prefix}intime.{service}";

    public static string Disputed(long service) => $"{Prefix}disputed.{service}";

    /// <summary>The figure's word and service id of a name made above.</summary>
    public static (string Word, long Service) Read(string name)
    {
        var parts = name.Split('.');
        return (parts[1], long.Parse(parts[2], CultureInfo.InvariantCulture));
    }
}
