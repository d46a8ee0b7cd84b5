using Proxmox.Model.Diagnostics;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Credentials;

/// <summary>The file of profiles that <c>credentials_file</c> and <c>profile</c> name.</summary>
/// <param name="path">Where it is; null for where users keep such files.</param>
/// <param name="profile">The profile; null for <c>default</c>.</param>
/// <param name="environment">Gives the value of an environment variable; null when it is not set.</param>
internal sealed class CredentialsFile(string? path, string? profile, Func<string, string?> environment)
{
    private const string VariablePrefix = "PROXMOX_VE_";
    private const string PemMark = "-----BEGIN";
    private const UnixFileMode OfOthers = UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.GroupWrite;

    // Which hold a path or, elsewhere than in a line, a text.
    private static readonly string[] Paths = ["ca_file", "client_certificate", "client_key", "ssh_private_key"];

    private readonly string _path = path is null ? Usual(environment) : Expanded(path, environment);
    private readonly string _profile = profile ?? "default";

    /// <summary>What a variable of the environment is called in a profile.</summary>
    public static string NameOf(string variable) => variable[VariablePrefix.Length..].ToLowerInvariant();

    /// <summary>Reads the profile.</summary>
    /// <param name="settings">What a profile may set.</param>
    /// <param name="diagnostics">Where it is told what is wrong.</param>
    /// <returns>Its settings; null when it cannot be had.</returns>
    public SettingSource? Read(IReadOnlyList<Field> settings, DiagnosticList diagnostics)
    {
        var names = settings.SelectMany(field => field.Environment).ToDictionary(NameOf, StringComparer.Ordinal);
        try
        {
            var text = Text();
            if (ProfileText.Read(text, _profile, names.Keys) is { } entries)
            {
                return Source(entries);
            }

            diagnostics.Error("Invalid profile", $"{_path} has no profile {_profile}. Set profile, or PROXMOX_VE_PROFILE, to one that is "
                + "there, "
                + $"or add a line [{_profile}] with its settings below.", AttributePath.Of("profile"));
        }
        catch (FormatException problem)
        {
            diagnostics.Error("Invalid credentials_file", $"In {_path}, {problem.Message}.", AttributePath.Of("credentials_file"));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            diagnostics.Error("Invalid credentials_file", $"{_path} cannot be read: {problem.Message.TrimEnd('.')}. Correct "
                + "credentials_file, or PROXMOX_VE_CREDENTIALS_FILE; with profile alone, this is the file that is read.", AttributePath.Of("credentials_file"));
        }

        return null;
    }

    private static string Usual(Func<string, string?> environment) => Path.Combine(
        OperatingSystem.IsWindows() ? environment("APPDATA") ?? ""
            : environment("XDG_CONFIG_HOME") is { Length: > 0 } configured ? configured
            : Path.Combine(environment("HOME") ?? "", ".config"), "proxmox", "credentials");

    private static string Expanded(string path, Func<string, string?> environment) =>
        path.StartsWith("~/", StringComparison.Ordinal) ? Path.Combine(environment("HOME") ?? "~", path[2..]) : path;

    // The mode is that of the very file that is read, and not of a link to it.
    private string Text()
    {
        using var file = new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.Read);
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file.SafeFileHandle) & OfOthers) != UnixFileMode.None)
        {
            throw new FormatException($"secrets are open to other users of this machine. Run: chmod 600 {_path}");
        }

        using var reader = new StreamReader(file);
        return reader.ReadToEnd();
    }

    private SettingSource Source(IReadOnlyDictionary<string, ProfileText.Entry> entries) => new(
        variable => entries.TryGetValue(NameOf(variable), out var entry) ? Resolved(NameOf(variable), entry.Value) : null,
        NameOf,
        variable => $"line {entries[NameOf(variable)].Line} of {_path}");

    private string Resolved(string name, string value) =>
        value.Length == 0 || !Paths.Contains(name) || value.Contains(PemMark, StringComparison.Ordinal) ? value
            : Path.Combine(Path.GetDirectoryName(Path.GetFullPath(_path))!, Expanded(value, environment));
}
