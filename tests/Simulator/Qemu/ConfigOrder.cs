using Proxmox.Simulator.Guests;
using Proxmox.Simulator.Routing;

namespace Proxmox.Simulator.Qemu;

/// <summary>What a call wants changed in a VM's config.</summary>
internal sealed record ConfigOrder
{
    private static readonly string[] CallOnly =
        ["digest", "background_delay", "skip_cloud_init", "import-working-storage", "skiplock", "delete", "revert", "force"];

    public required int VmId { get; init; }

    /// <summary>Options to set.</summary>
    public required OptionSet Options { get; init; }

    /// <summary>Options to unset.</summary>
    public IReadOnlyList<string> Delete { get; init; } = [];

    /// <summary>Options whose pending change is to be dropped.</summary>
    public IReadOnlyList<string> Revert { get; init; } = [];

    /// <summary>What the config must not have changed from; null for anything.</summary>
    public string? Digest { get; init; }

    /// <summary>Whether the volumes of deleted slots go too.</summary>
    public bool Force { get; init; }

    public bool SkipLock { get; init; }

    public bool SkipCloudInit { get; init; }

    public string? WorkStorage { get; init; }

    /// <summary>The parameters as the log shows them.</summary>
    public string Log { get; init; } = "";

    public static ConfigOrder Of(PveCall call) => new()
    {
        VmId = (int)call.Number("vmid")!.Value,
        Options = VmOptions.Of(call, CallOnly),
        Delete = [.. call.List("delete").Select(key => key == "cdrom" ? "ide2" : key)],
        Revert = call.List("revert"),
        Digest = call.OptionalText("digest"),
        Force = call.Flag("force") == true,
        SkipLock = call.Flag("skiplock") == true,
        SkipCloudInit = call.Flag("skip_cloud_init") == true,
        WorkStorage = call.OptionalText("import-working-storage"),
        Log = string.Join(' ', VmOptions.Of(call, "digest", "background_delay", "skip_cloud_init", "import-working-storage")
            .Select(option => $"-{option.Key} {(option.Key == "cipassword" ? "<hidden>" : option.Value)}")),
    };

    /// <summary>Fails where the order contradicts itself or names what does not exist (400).</summary>
    public void RequireSound(GuestSchema schema)
    {
        foreach (var key in Revert)
        {
            if (!schema.Exists(key))
            {
                throw PveError.Parameter("revert", $"unknown option '{key}'");
            }

            if (Options.Has(key))
            {
                throw PveError.Parameter("delete", $"you can't use '-{key}' and -revert {key}' at the same time");
            }
        }
        foreach (var key in Delete)
        {
            if (Options.Has(key))
            {
                throw PveError.Parameter("delete", $"you can't use '-{key}' and -delete {key}' at the same time");
            }

            if (Revert.Contains(key))
            {
                throw PveError.Parameter("revert", $"you can't use '-delete {key}' and -revert {key}' at the same time");
            }

            if (!schema.Exists(key))
            {
                throw PveError.Parameter("delete", $"unknown option '{key}'");
            }
        }
    }
}
