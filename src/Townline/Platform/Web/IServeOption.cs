using System.CommandLine;

namespace Townline.Platform.Web;

/// <summary>An option of `townline serve` that a module brings along; found by reflection.</summary>
internal interface IServeOption
{
    /// <summary>As the command line shows it.</summary>
    Option Option { get; }

    /// <summary>Registers what was asked for, over what the modules registered. Called also when the option was not given.</summary>
    void Apply(ParseResult given, IServiceCollection services);
}
