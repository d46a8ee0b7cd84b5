# Sourced by demo.sh, after demo-terraform.sh: the life of a VM, told with Terraform or OpenTofu.

say "2. Virtual machines, with Terraform"
mkdir "$work/vms"
cp examples/terraform/datacenter/versions.tf "$work/vms"

# web CORES SIZE: the configuration of the image and the VM, with that many cores and a disk of that size.
web() {
    cat > "$work/vms/web.tf" <<HCL
resource "proxmox_downloaded_file" "debian" {
  node         = "pve1"
  storage      = "local"
  content_type = "import"
  url          = "https://cloud.debian.org/images/cloud/trixie/20250814-2204/debian-13-genericcloud-amd64-20250814-2204.qcow2"
}

resource "proxmox_vm" "web" {
  name   = "web"
  node   = "pve1"
  cpu    = { cores = $1 }
  memory = { size_mib = 2048 }

  disks = {
    scsi0 = { storage = "local-lvm", import_from = proxmox_downloaded_file.debian.volume_id, size = "$2" }
    ide2  = { storage = "local-lvm", cloud_init = true }
  }

  network_devices     = { net0 = { model = "virtio", bridge = "vmbr0" } }
  cloud_init          = { user = "admin", interfaces = { net0 = { ipv4_address = "dhcp" } } }
  on_restart_required = "reboot"
}
HCL
}

say "A cloud image is fetched; a VM is made from it, and started"
web 2 10G
run 0 vms init -input=false
run 0 vms apply -auto-approve -input=false

say "It is cloned: what the clone does not mention is as in its source"
cat > "$work/vms/copy.tf" <<'HCL'
resource "proxmox_vm" "copy" {
  name  = "web-copy"
  node  = "pve1"
  tags  = ["copy"]
  clone = { vmid = proxmox_vm.web.vmid }
}
HCL
run 0 vms apply -auto-approve -input=false

say "It is changed, and its disk enlarged: the disk at once, the cores by the reboot that the configuration allows"
web 4 20G
run 2 vms plan -detailed-exitcode -input=false
run 0 vms apply -auto-approve -input=false
run 0 vms plan -detailed-exitcode -input=false

say "A VM that was made by hand is adopted: only what is written is managed"
cat > "$work/vms/billing.tf" <<'HCL'
import {
  to = proxmox_vm.billing
  id = "100"
}

resource "proxmox_vm" "billing" {
  tags = ["billing", "critical"]
}
HCL
run 0 vms apply -auto-approve -input=false
run 0 vms plan -detailed-exitcode -input=false

say "It is given back to those who made it, and the other two go"
run 0 vms state rm proxmox_vm.billing
rm "$work/vms/billing.tf"
run 0 vms destroy -auto-approve -input=false
