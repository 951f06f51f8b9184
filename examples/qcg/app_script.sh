#!/bin/bash
module load openmpi/4.1.0_gcc620
my_openmpi_application
