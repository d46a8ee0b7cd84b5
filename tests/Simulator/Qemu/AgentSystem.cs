using Newtonsoft.Json.Linq;

namespace Proxmox.Simulator.Qemu;

/// <summary>
/// What the agent of a small Linux tells of it (QEMU's <c>qga/qapi-schema.json</c>): a file system, the processors and memory that the
/// VM's config gives it, its interfaces without addresses, and nobody who is logged in.
/// </summary>
internal static class AgentSystem
{
    private const long BlockBytes = 128 << 20;

    /// <summary>The answer to a question; null for what is none of them.</summary>
    /// <param name="context">The VM's surroundings.</param>
    /// <param name="vmId">The VM.</param>
    /// <param name="question">Name of the command without <c>guest-</c>.</param>
    public static JToken? Answer(VmContext context, int vmId, string question)
    {
        var config = context.Load(vmId);
        var cores = (int)(Number(config["sockets"]) ?? 1) * (int)(Number(config["cores"]) ?? 1);
        var memory = Number(context.Schema.Parse("memory", config["memory"]).GetValueOrDefault("current")) ?? 512;
        return question switch
        {
            "get-host-name" => new JObject { ["host-name"] = config["name"] ?? "localhost" },
            "get-timezone" => new JObject { ["zone"] = "UTC", ["offset"] = 0 },
            "get-users" => new JArray(),
            "get-osinfo" => new JObject
            {
                ["id"] = "debian",
                ["name"] = "Debian GNU/Linux",
                ["pretty-name"] = "Debian GNU/Linux 13 (trixie)",
                ["version"] = "13 (trixie)",
                ["version-id"] = "13",
                ["machine"] = "x86_64",
                ["kernel-release"] = "6.12.48+deb13-amd64",
                ["kernel-version"] = "#1 SMP PREEMPT_DYNAMIC",
            },
            "get-fsinfo" => new JArray(new JObject
            {
                ["name"] = "sda1",
                ["mountpoint"] = "/",
                ["type"] = "ext4",
                ["total-bytes"] = 8L << 30,
                ["used-bytes"] = 1L << 30,
                ["disk"] = new JArray(),
            }),
            "get-vcpus" => new JArray(Enumerable.Range(0, cores).Select(index => new JObject
            {
                ["logical-id"] = index,
                ["online"] = true,
                ["can-offline"] = index > 0,
            })),
            "get-memory-block-info" => new JObject { ["size"] = BlockBytes },
            "get-memory-blocks" => new JArray(Enumerable.Range(0, (int)((memory << 20) / BlockBytes)).Select(index => new JObject
            {
                ["phys-index"] = index,
                ["online"] = true,
                ["can-offline"] = true,
            })),
            "network-get-interfaces" => new JArray(Interfaces(context, config)),
            _ => null,
        };
    }

    private static IEnumerable<JObject> Interfaces(VmContext context, Guests.GuestConfig config)
    {
        yield return new()
        {
            ["name"] = "lo",
            ["hardware-address"] = "00:00:00:00:00:00",
            ["ip-addresses"] = new JArray(new JObject { ["ip-address"] = "127.0.0.1", ["ip-address-type"] = "ipv4", ["prefix"] = 8 }),
        };
        foreach (var index in Enumerable.Range(0, 32).Where(index => config[$"net{index}"] is not null))
        {
            var device = context.Schema.Parse($"net{index}", config[$"net{index}"]);
            yield return new()
            {
                ["name"] = $"ens{18 + index}",
                ["hardware-address"] = device.GetValueOrDefault("macaddr")?.ToLowerInvariant(),
            };
        }
    }

    private static long? Number(string? text) => long.TryParse(text, out var number) ? number : null;
}
