variables {
  nodes = ["pve1"]
  images = {
    module-test = { url = "https://cloud.debian.org/images/cloud/trixie/20250814-2204/debian-13-genericcloud-amd64-20250814-2204.qcow2" }
  }
}

# Fetches the image and removes it again.
run "an_image_is_a_volume_by_its_name" {
  assert {
    condition     = output.images["module-test"] == "local:import/module-test.qcow2"
    error_message = "The image is not where its name says."
  }
}

run "what_is_not_safe_or_not_importable_is_refused" {
  command = plan

  variables {
    images = { bad = { url = "https://images.example.com/disk.img", file_name = "disk.img" } }
    isos   = { bad = { url = "http://images.example.com/system.iso" } }
  }

  expect_failures = [var.images, var.isos]
}
