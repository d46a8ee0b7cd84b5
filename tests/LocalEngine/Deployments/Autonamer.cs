using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Proxmox.LocalEngine.Plugins;
using Proxmox.LocalEngine.State;
using Mode = Pulumirpc.CheckRequest.Types.AutonamingOptions.Types.Mode;

namespace Proxmox.LocalEngine.Deployments;

/// <summary>
/// The setting <c>pulumi:autonaming</c>: <c>{"mode": "default|verbatim|disabled"}</c> or <c>{"pattern": "${name}-${hex(6)}", "enforce":
/// true}</c>.
/// </summary>
internal sealed partial class Autonamer
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz";
    private const string Digits = "0123456789";

    private readonly StackSettings _settings;
    private readonly string _mode;
    private readonly string _pattern;
    private readonly bool _enforce;

    private Autonamer(StackSettings settings, string mode, string pattern, bool enforce)
    {
        _settings = settings;
        _mode = mode;
        _pattern = pattern;
        _enforce = enforce;
    }

    /// <summary>Reads the setting.</summary>
    /// <exception cref="StateException">It has another form.</exception>
    public static Autonamer From(StackSettings settings)
    {
        if (!settings.Config.TryGetValue("pulumi:autonaming", out var value))
        {
            return new(settings, "default", "", enforce: false);
        }

        var json = Json.Parse(value.Text);
        return new(settings, (string?)json?["mode"] ?? "default", (string?)json?["pattern"] ?? "", (bool?)json?["enforce"] ?? false);
    }

    /// <summary>How a resource gets its name; null leaves it to the provider.</summary>
    /// <returns>Also whether the name is the same each time, so that a replaced resource must be gone first.</returns>
    public (Autonaming? Naming, bool DeleteBeforeReplace) For(string urn, ImmutableArray<byte> seed)
    {
        if (_pattern.Length > 0)
        {
            var mode = _enforce ? Mode.Enforce : Mode.Propose;
            return (new(mode, Pattern().Replace(_pattern, match => Part(match, urn, seed)), WarnIfUnsupported: _enforce),
                !RandomPart().IsMatch(_pattern));
        }

        return _mode switch
        {
            "verbatim" => (new(Mode.Enforce, Urn.NameOf(urn)), true),
            "disabled" => (new(Mode.Disable), true),
            _ => (null, false),
        };
    }

    private string Part(Match match, string urn, ImmutableArray<byte> seed) => match.Groups["name"].Value switch
    {
        "name" => Urn.NameOf(urn),
        "project" => _settings.Project,
        "stack" => _settings.Stack,
        "organization" => _settings.Organization,
        "hex" => Draw(match, seed, Digits + "abcdef"),
        "alphanum" => Draw(match, seed, Digits + Letters),
        "string" => Draw(match, seed, Letters),
        "num" => Draw(match, seed, Digits),
        "uuid" => new Guid(SHA256.HashData([.. seed, .. Encoding.UTF8.GetBytes(match.Value)]).AsSpan(0, 16)).ToString(),
        _ => match.Value,
    };

    private static string Draw(Match match, ImmutableArray<byte> seed, string letters)
    {
        var length = int.Parse(match.Groups["length"].Value, CultureInfo.InvariantCulture);
        var drawn = SHA512.HashData([.. seed, .. Encoding.UTF8.GetBytes($"{match.Value}@{match.Index}")]);
        return string.Concat(Enumerable.Range(0, length).Select(i => letters[drawn[i % drawn.Length] % letters.Length]));
    }

    [GeneratedRegex(@"\$\{(?<name>[a-z]+)(\((?<length>\d+)\))?\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();

    [GeneratedRegex(@"\$\{(hex|alphanum|string|num|uuid)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex RandomPart();
}
