# Each target is one script or command; `make help` lists them.
.POSIX:
.SUFFIXES:
.PHONY: help build test check demo simulator kills fidelity client-replay engine-fidelity generate bench dist reproducible install sdk-pack dev-override clean
.DEFAULT_GOAL := help

help:
	@echo 'make build         compile everything'
	@echo 'make test          run all tests, with terraform and tofu where they are to be had (ONLY=Pools: those of one folder)'
	@echo 'make check         warnings, format, generated files, conventions, examples'
	@echo 'make demo          a datacenter from nothing to nothing, against the simulator'
	@echo 'make simulator     run a simulated PVE and print the lines by which a shell reaches it (ARGS="--version 8.4 --port 8006")'
	@echo 'make kills         kill the provider at random moments under a real client, and look for orphans and doubles (KILLS=30 SEED=N)'
	@echo 'make fidelity      replay recorded exchanges against the simulator (TRACES=FILE [COUNT=FILE])'
	@echo 'make client-replay replay what real clients sent, and hold the answers against what they check (TRACES=FILE)'
	@echo 'make engine-fidelity  let the local engine run what the real one ran, and compare what it asks of providers (TRACES=FILE)'
	@echo 'make generate      write docs, schema.json and the .NET SDK from the declarations'
	@echo 'make bench         measure start-up, requests, memory and planning (BUILDS="NAME=EXECUTABLE ...": compare those;'
	@echo '                   ONLY="scale --guests 2000": one measurement, with its options)'
	@echo 'make dist          build and prove the release for every platform, or some (PLATFORMS="linux_amd64 ...")'
	@echo 'make reproducible  build the release twice and compare every byte'
	@echo 'make install       build the provider for this machine and put it where terraform, tofu and pulumi look'
	@echo 'make sdk-pack      build the NuGet package of the .NET SDK for Pulumi'
	@echo 'make dev-override  let terraform and tofu use this build'
	@echo 'make clean         remove what was built'

build:
	@. eng/common.sh && build Proxmox.slnx

test:
	@ONLY='$(ONLY)' eng/test.sh

check:
	@eng/check.sh

demo:
	@eng/demo.sh

simulator:
	@. eng/common.sh && build tests/Simulator && exec "$$simulator" serve --ca-file "$$artifacts/simulator-ca.pem" $(ARGS)

kills:
	@KILLS='$(KILLS)' SEED='$(SEED)' eng/kills.sh

fidelity:
	@TRACES='$(TRACES)' COUNT='$(COUNT)' eng/fidelity.sh

client-replay:
	@TRACES='$(TRACES)' eng/client-replay.sh

engine-fidelity:
	@TRACES='$(TRACES)' eng/engine-fidelity.sh

generate:
	@eng/generate.sh

bench:
	@BUILDS='$(BUILDS)' ONLY='$(ONLY)' eng/bench.sh

dist:
	@PLATFORMS='$(PLATFORMS)' eng/dist.sh

reproducible:
	@PLATFORMS='$(PLATFORMS)' eng/reproducible.sh

install:
	@eng/install.sh

sdk-pack:
	@eng/sdk-pack.sh

dev-override:
	@eng/dev-override.sh

clean:
	@rm -rf "$${ArtifactsPath:-artifacts}" dist
