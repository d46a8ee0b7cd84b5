using System.CommandLine;

namespace Proxmox.Tools.Discover.Map;

/// <summary>What the command line says of the map.</summary>
internal sealed class MapOptions
{
    private readonly Option<string> _map = new("--map")
    {
        Description = "Draws the datacenter in this file instead: one page of HTML, to be opened in a browser.",
        HelpName = "FILE.html",
    };

    private readonly Option<string[]> _states = new("--state")
    {
        Description =
            "For --map: a state file of Terraform or OpenTofu, a checkpoint or export of Pulumi, or a folder in which they are looked for. "
            + "The map then shows what is managed by which of them. Can be given several times.",
        HelpName = "FILE|FOLDER",
        AllowMultipleArgumentsPerToken = true,
    };

    /// <summary>The option that names the file.</summary>
    public Option Map => _map;

    /// <summary>The option that names states.</summary>
    public Option State => _states;

    /// <summary>The options.</summary>
    public IReadOnlyList<Option> All => [_map, _states];

    /// <summary>The file that a map is to be drawn in; null where none is asked for.</summary>
    public string? File(ParseResult parsed) => parsed.GetValue(_map);

    /// <summary>The state files, and folders of them.</summary>
    public IReadOnlyList<string> States(ParseResult parsed) => parsed.GetValue(_states) ?? [];
}
