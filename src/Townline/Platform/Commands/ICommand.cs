using System.CommandLine;

namespace Townline.Platform.Commands;

/// <summary>A command of the executable, found by reflection: `townline NAME …`.</summary>
internal interface ICommand
{
    Command Build();
}
