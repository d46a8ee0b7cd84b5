using System.Globalization;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator;

namespace Proxmox.Resources.Tests.Qemu;

/// <summary>What happens to VMs behind the provider's back.</summary>
internal static class Vms
{
    extension(PveSimulator pve)
    {
        /// <summary>Makes a VM.</summary>
        public void CreateVm(int vmid, string node, params (string Name, JToken Value)[] options) =>
            pve.Run("POST", $"/nodes/{node}/qemu", [("vmid", vmid), .. options]);

        /// <summary>Starts a VM.</summary>
        public void StartVm(int vmid, string node) => pve.Run("POST", Path(vmid, node) + "/status/start");

        /// <summary>Asks for something that a worker does, and waits until it has.</summary>
        public void Run(string verb, string path, params (string Name, JToken Value)[] parameters)
        {
            var task = pve.Datacenter.Tasks.Find(pve.Request(verb, path, parameters)!.Value<string>()!)!;
            pve.Datacenter.Tasks.WhenIdleAsync().WaitAsync(TimeSpan.FromSeconds(20)).GetAwaiter().GetResult();
            Assert.That(task.ExitStatus, Is.EqualTo("OK"), $"{verb} {path}");
        }
    }

    /// <summary>The path of a VM on a node.</summary>
    public static string Path(int vmid, string node) => string.Create(CultureInfo.InvariantCulture, $"/nodes/{node}/qemu/{vmid}");
}
