using System.Net;

namespace Townline.Platform.Commands;

/// <summary>A port as the operator gave it.</summary>
internal static class PortNumber
{
    /// <exception cref="CommandFailedException">There is no such port.</exception>
    public static int Checked(int port, string option) => port is >= IPEndPoint.MinPort and <= IPEndPoint.MaxPort
        ? port
        : throw new CommandFailedException($"{option} takes a number from {IPEndPoint.MinPort} to {IPEndPoint.MaxPort}.");
}
