using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Proxmox.Terraform.Handshake;

/// <summary>
/// The command line of the host that has started the provider. The protocol does not say whether a run is going to destroy what it plans,
/// and the host's own command line does.
/// </summary>
public static partial class HostCommand
{
    private const string Destroy = "destroy";

    private static readonly Lazy<bool> Known = new(() => IsDestroy(Parent(), Environment.GetEnvironmentVariable));

    /// <summary>
    /// True when it is known that the host destroys: <c>destroy</c>, <c>apply -destroy</c>, <c>plan -destroy</c>. False where its command
    /// line cannot be seen.
    /// </summary>
    public static bool IsDestroying => Known.Value;

    /// <summary>Reads a command line.</summary>
    /// <param name="words">The host's executable and its arguments.</param>
    /// <param name="variable">Gives the value of an environment variable, which may hold more arguments; null when it is unset.</param>
    public static bool IsDestroy(IReadOnlyList<string> words, Func<string, string?> variable)
    {
        var at = 1;
        while (at < words.Count && words[at].StartsWith('-'))
        {
            at++;
        }

        if (at >= words.Count)
        {
            return false;
        }

        var command = words[at];
        return command == Destroy || (command is "apply" or "plan" && words.Skip(at + 1)
            .Concat(Words(variable("TF_CLI_ARGS"))).Concat(Words(variable("TF_CLI_ARGS_" + command))).Any(IsOption));
    }

    private static bool IsOption(string word) => word.TrimStart('-') is Destroy or Destroy + "=true" && word.StartsWith('-');

    private static IEnumerable<string> Words(string? text) =>
        text?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static IReadOnlyList<string> Parent()
    {
        try
        {
            return OperatingSystem.IsLinux() ? File.ReadAllText($"/proc/{ParentId()}/cmdline").Split('\0')
                : OperatingSystem.IsMacOS() ? [.. Words(Ask("ps", "-o", "args=", "-p", ParentId().ToString(CultureInfo.InvariantCulture)))]
                : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or Win32Exception)
        {
            return [];
        }
    }

    private static string Ask(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        });
        return process?.StandardOutput.ReadToEnd() ?? "";
    }

    [LibraryImport("libc", EntryPoint = "getppid")]
    private static partial int ParentId();
}
