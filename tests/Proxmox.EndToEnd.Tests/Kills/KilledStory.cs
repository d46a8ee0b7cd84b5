namespace Proxmox.EndToEnd.Tests.Kills;

/// <summary>What is declared, one configuration after another.</summary>
internal static class KilledStory
{
    private const string Files = """
        resource "proxmox_pool" "team" {
          pool_id = "team"
        }

        resource "proxmox_downloaded_file" "image" {
          node         = "pve1"
          storage      = "local"
          content_type = "import"
          url          = "https://images.example.com/system.qcow2"
          if_exists    = "adopt"
        }

        resource "proxmox_container_template" "system" {
          node      = "pve1"
          storage   = "local"
          package   = "alpine-3.22-default"
          if_exists = "adopt"
        }

        resource "proxmox_volume" "scratch" {
          node      = "pve1"
          volume_id = "local-lvm:vm-9990-scratch"
          size      = "1G"
        }

        """;

    /// <summary>All of it is made, changed, and removed.</summary>
    public static IReadOnlyList<KilledAct> Acts { get; } =
    [
        new("make", 40, 15, Files + Guests(notes: "one", cores: 1, disk: "4G", data: "1G", more: "scsi2", comment: "")),
        new("change", 40, 15, Files + Guests(notes: "two", cores: 2, disk: "5G", data: "2G", more: "scsi3", comment: "changed")),
        new("remove", 20, 0, ""),
    ];

    private static string Guests(string notes, int cores, string disk, string data, string more, string comment) => $$"""
        resource "proxmox_uploaded_file" "notes" {
          node         = "pve1"
          storage      = "local"
          content_type = "iso"
          file_name    = "notes.iso"
          content      = "{{notes}}"
          if_exists    = "overwrite"
        }

        resource "proxmox_vm" "web" {
          count       = 2
          name        = "web-${count.index}"
          node        = "pve1"
          pool_id     = proxmox_pool.team.pool_id
          description = "{{comment}}"
          cpu         = { cores = {{cores}} }
          disks = {
            scsi0 = { storage = "local-lvm", import_from = proxmox_downloaded_file.image.volume_id, size = "{{disk}}" }
            scsi1 = { storage = "local-lvm", size = "{{data}}" }
          }
          on_restart_required = "stop_start"
        }

        # Alike to the last letter, and nameless.
        resource "proxmox_vm" "twin" {
          count = 2
          node  = "pve1"
          cpu   = { cores = {{cores}} }
          disks = { scsi0 = { storage = "local-lvm", size = "1G" } }

          on_restart_required = "stop_start"
        }

        resource "proxmox_vm" "golden" {
          name     = "golden"
          node     = "pve1"
          template = true
          disks    = { scsi0 = { storage = "local-lvm", size = "2G" } }
        }

        resource "proxmox_vm" "clone" {
          name  = "clone"
          node  = "pve1"
          clone = { vmid = proxmox_vm.golden.vmid }
          cpu   = { cores = {{cores}} }
          disks = {
            scsi0      = { size = "{{disk}}" }
            {{more}}   = { storage = "local-lvm", size = "{{data}}", on_remove = "destroy" }
          }
          on_restart_required = "stop_start"
        }

        resource "proxmox_container" "app" {
          count       = 2
          hostname    = "app-${count.index}"
          node        = "pve1"
          pool_id     = proxmox_pool.team.pool_id
          description = "{{comment}}"
          os_template = proxmox_container_template.system.volume_id
          cpu         = { cores = {{cores}} }
          mount_points = {
            rootfs = { storage = "local-lvm", size = "{{disk}}" }
            mp0    = { storage = "local-lvm", size = "{{data}}", path = "/srv" }
          }
        }

        resource "proxmox_container" "golden" {
          hostname     = "golden-app"
          node         = "pve1"
          template     = true
          os_template  = proxmox_container_template.system.volume_id
          mount_points = { rootfs = { storage = "local-lvm", size = "1G" } }
        }

        resource "proxmox_container" "clone" {
          hostname = "clone-app"
          node     = "pve1"
          clone    = { vmid = proxmox_container.golden.vmid, full = false }
          memory   = { size_mib = {{512 * cores}} }
          mount_points = {
            mp0 = { storage = "local-lvm", size = "{{data}}", path = "/data" }
          }
        }
        """;
}

/// <summary>A configuration that is applied.</summary>
/// <param name="Name">What its apply does.</param>
/// <param name="Writes">About how many changes it asks PVE for.</param>
/// <param name="Objects">How many objects it declares.</param>
/// <param name="Configuration">The configuration.</param>
internal sealed record KilledAct(string Name, int Writes, int Objects, string Configuration);
